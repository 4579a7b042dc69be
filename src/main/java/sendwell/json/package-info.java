/** Records to JSON: one mapper, so that a thing looks the same in an answer and in an event. */
package sendwell.json;
