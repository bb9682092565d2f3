/*
 * Runs of failovers, what happened in them, and who holds which service.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('failover_runs', table => {
    table.comment('One failover being done, or done');
    table.string('id').primary();
    table.string('entity_ref').notNullable();
    table.integer('number').notNullable().comment('Counts per entity');
    table.string('requested_by').notNullable().comment('Entity reference');
    table
      .string('request_id')
      .nullable()
      .comment('The same one of the same requester is the same run');
    table.string('state').notNullable();
    table.bigInteger('created_at').notNullable().comment('Epoch milliseconds');
    table.bigInteger('ended_at').nullable().comment('Epoch milliseconds');
    table
      .bigInteger('due_at')
      .nullable()
      .comment('From when a worker has something to do; null for never');
    table.string('lease_owner').nullable();
    table.bigInteger('lease_until').notNullable().comment('Epoch milliseconds');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write; a write of an older one is refused');
    table.text('body').notNullable().comment('The run, as JSON');
    table.unique(['entity_ref', 'number']);
    table.unique(['requested_by', 'request_id']);
    table.index(['due_at', 'lease_until']);
    table.index(['created_at']);
  });
  await knex.schema.createTable('failover_events', table => {
    table.comment('What happened, in order');
    table.string('run_id').notNullable();
    table.integer('sequence').notNullable();
    table.text('body').notNullable().comment('The event, as JSON');
    table.primary(['run_id', 'sequence']);
  });
  await knex.schema.createTable('failover_locks', table => {
    table.comment('Which run drives a service, or an object that several use');
    table.string('key').primary();
    table.string('run_id').nullable().comment('Null when nobody holds it');
    table.integer('epoch').notNullable().comment('Grows with each taking');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('failover_locks');
  await knex.schema.dropTable('failover_events');
  await knex.schema.dropTable('failover_runs');
};
