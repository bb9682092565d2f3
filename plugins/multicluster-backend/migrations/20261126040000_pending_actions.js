/*
 * What waits for a cluster outlives its run, so that runs are found by it.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('failover_runs', table => {
    table
      .integer('waiting')
      .notNullable()
      .defaultTo(0)
      .comment('How many actions of the run wait for a cluster');
    table.index(['waiting']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('failover_runs', table => {
    table.dropIndex(['waiting']);
    table.dropColumn('waiting');
  });
};
