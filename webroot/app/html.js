/** Preact with htm's tagged templates: the page is drawn from strings in JavaScript, without a build step. */
import htm from "../vendor/htm.js";
import { Fragment, h, render } from "../vendor/preact.js";

export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact-hooks.js";
export { Fragment, render };
export const html = htm.bind(h);
