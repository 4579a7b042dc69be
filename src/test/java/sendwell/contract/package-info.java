/** What people and programs do with Sendwell, through HTTP and the live link only. */
package sendwell.contract;
