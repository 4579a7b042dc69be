package sendwell.inbox;

/**
 * What arrives in a mailbox, by whichever way it is reached.
 *
 * @param <F> what can go wrong
 */
interface Arrivals<F> {
  /**
   * The next mails of a folder. A mark that is of no use any more, or was made by another way, is
   * replaced: then mails that were read before may come again, and none is left out. Waits for the
   * provider.
   */
  Arrived<F> after(Folder folder, Place place);
}
