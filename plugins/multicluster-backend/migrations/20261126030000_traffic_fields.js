/*
 * Gslb keeps its weights and its geo tag, and DNSEndpoint what is no weight. An object whose version has not changed is not touched when
 * it is listed again, so that all are read anew.
 */

/** @param {import('knex').Knex} knex */
async function readAnew(knex) {
  await knex('resources').delete();
  await knex('kind_versions').delete();
}

exports.up = readAnew;
exports.down = readAnew;
