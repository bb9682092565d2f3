/*
 * Evacuations of clusters and regions: which services are moved, in which waves, and how far that is.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('failover_evacuations', table => {
    table.comment('All services of a cluster or region being moved, or moved');
    table.string('id').primary();
    table.integer('number').notNullable().unique().comment('Counts over all');
    table.string('state').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write; a write of an older one is refused');
    table.text('body').notNullable().comment('The evacuation, as JSON');
    table.index(['state']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('failover_evacuations');
};
