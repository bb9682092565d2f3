/*
 * Deployments: what was asked for, how far it is, who works on it, and what happened.
 *
 * The body of a deployment is text and not jsonb: nobody queries inside. What is looked for has a column of its own, or a row in
 * `deployment_clusters`.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('Deployments, and who works on them');
    table.string('id').primary();
    table.string('app').notNullable();
    table.string('namespace').notNullable();
    table.integer('revision').notNullable().comment('Per app and namespace');
    table.string('entity_ref').notNullable();
    table.string('request_id').nullable();
    table.string('bundle').nullable().comment('Hash of the files');
    table.string('state').notNullable();
    table
      .bigInteger('created_at')
      .notNullable()
      .comment('Epoch milliseconds, as all times');
    table.boolean('uses_secrets').notNullable();
    table.text('body').notNullable().comment('The deployment as JSON');
    table
      .integer('version')
      .notNullable()
      .comment('Grows with each write: what was read before it is old');
    table
      .integer('epoch')
      .notNullable()
      .comment('Grows with each claim and command: shuts out earlier workers');
    table.string('lease_owner').nullable();
    table.bigInteger('lease_until').notNullable();
    table.unique(['app', 'namespace', 'revision']);
    table.unique(['entity_ref', 'request_id']);
    table.index(['entity_ref', 'created_at']);
    table.index(['state', 'lease_until']);
    table.index(['bundle']);
  });

  await knex.schema.createTable('deployment_clusters', table => {
    table.comment('One cluster of one deployment, to be found by the cluster');
    table
      .string('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.string('cluster').notNullable();
    table.string('app').notNullable();
    table.string('namespace').notNullable();
    table.integer('revision').notNullable();
    table.string('action').notNullable();
    table.string('state').notNullable();
    table.integer('attempts').notNullable();
    table.bigInteger('since').notNullable();
    table.string('previous_id').nullable();
    table
      .text('effective_values')
      .nullable()
      .comment('What the cluster was given, as JSON; no secret values');
    table.primary(['deployment_id', 'cluster']);
    table.index(['app', 'namespace', 'cluster', 'revision']);
  });

  await knex.schema.createTable('deployment_events', table => {
    table.comment('What happened in a deployment');
    table
      .string('deployment_id')
      .notNullable()
      .references('id')
      .inTable('deployments')
      .onDelete('CASCADE');
    table.integer('sequence').notNullable();
    table.bigInteger('at').notNullable();
    table.string('cluster').nullable();
    table.string('level').notNullable();
    table.text('message').notNullable();
    table.primary(['deployment_id', 'sequence']);
  });

  await knex.schema.createTable('deploy_bundles', table => {
    table.comment('Files that deployments are made of');
    table.string('hash').primary().comment('Of the bytes: sha256');
    table.binary('bytes').notNullable().comment('A tar.gz');
    table.bigInteger('created_at').notNullable().comment('Of the last upload');
    table.index(['created_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('deploy_bundles');
  await knex.schema.dropTable('deployment_events');
  await knex.schema.dropTable('deployment_clusters');
  await knex.schema.dropTable('deployments');
};
