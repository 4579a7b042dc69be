/** Addresses as people type and paste them. Pure. */

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/;

/** Whether it can be an address; the server has the last word. */
export const isAddress = (text) => text.length <= 254 && ADDRESS.test(text);

/** The addresses in a text: separated by commas, semicolons, spaces or lines; `Name <address>` too. */
export function addressesIn(text) {
  return text
    .split(/[,;\n]+/)
    .flatMap((part) => {
      const named = /<([^<>]+)>/.exec(part);
      return named ? [named[1]] : part.split(/\s+/);
    })
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Adds what is not there yet. */
export function joined(addresses, added) {
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  return [...addresses, ...added.filter((address) => !known.has(address.toLowerCase()) && known.add(address.toLowerCase()))];
}
