/*
 * Epochs of locks are times from now on: they still grow with each taking, and also over the loss of a database, since objects on
 * clusters remember them.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('failover_locks', table => {
    table
      .bigInteger('epoch')
      .notNullable()
      .comment('Grows with each taking; epoch milliseconds at least')
      .alter();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('failover_locks').delete();
  await knex.schema.alterTable('failover_locks', table => {
    table.integer('epoch').notNullable().alter();
  });
};
