/** Work beside the caller's, on virtual threads. */
package sendwell.thread;
