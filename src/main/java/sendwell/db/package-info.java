/**
 * PostgreSQL: the pool, transactions with what happens after them, the migrations, and the embedded
 * server of the default start. Statements themselves live beside the repository that needs them.
 */
package sendwell.db;
