/** Reads how providers are set up; live events do the rest. */
import { snapshot } from "../api.js";
import { dispatch } from "../state.js";

export async function readSetups() {
  try {
    const { page, seq } = await snapshot("/providers");
    dispatch({ type: "providers-loaded", items: page.items, seq });
  } catch (problem) {
    dispatch({ type: "providers-failed", problem });
  }
}
