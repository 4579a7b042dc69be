/** Files that only their owner may read, written whole or not at all. */
package sendwell.file;
