/*
 * How services looked lately, from several places.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('failover_probes', table => {
    table.comment('The last looks at an entity on a cluster');
    table.string('entity_ref').notNullable();
    table.string('cluster').notNullable();
    table.text('body').notNullable().comment('The looks, as JSON');
    table.primary(['entity_ref', 'cluster']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('failover_probes');
};
