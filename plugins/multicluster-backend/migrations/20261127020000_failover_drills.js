/*
 * What became of the last time that each scheduled drill was due.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('failover_drills', table => {
    table.comment('The last time that a drill was due');
    table.string('entity_ref').notNullable();
    table.string('drill').notNullable().comment('Tells those of one apart');
    table.bigInteger('due_at').notNullable().comment('Epoch milliseconds');
    table.string('run_id').nullable().comment('Null when there was none');
    table.text('message').nullable().comment('Why there was none');
    table.primary(['entity_ref', 'drill']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('failover_drills');
};
