/*
 * What waits for a person's decision, and what was decided.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('approvals', table => {
    table.comment('What waits for a person, and what was decided');
    table.string('id').primary();
    table.string('requested_by').notNullable().comment('Entity reference');
    table
      .string('request_id')
      .nullable()
      .comment('The same one of the same requester is the same approval');
    table
      .bigInteger('requested_at')
      .notNullable()
      .comment('Epoch milliseconds');
    table.bigInteger('expires_at').notNullable().comment('Epoch milliseconds');
    table.string('state').notNullable().comment('waiting, approved, declined');
    table
      .text('body')
      .notNullable()
      .comment('What is asked, as JSON: it never changes');
    table.string('decided_by').nullable();
    table.bigInteger('decided_at').nullable().comment('Epoch milliseconds');
    table.text('comment').nullable();
    table.unique(['requested_by', 'request_id']);
    table.index(['requested_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('approvals');
};
