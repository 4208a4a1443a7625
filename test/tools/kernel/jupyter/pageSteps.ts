import type { Page } from "playwright-core";

/** How long (ms) one step of a test may take; slow machines take ten times as long as others. */
export const stepPatience = 120_000;

/** What a page of Jupyter's shows apart from the notebook, and what may take the keys of a test. */
const inTheWay = [
  [".jp-Dialog", "dialogue"],
  [".lm-Menu", "menu"],
  [".jp-Completer", "completer"],
  [".jp-Tooltip", "tooltip"],
  [".jp-Notification-Toast", "notification"],
] as const;

/**
 * Does one step of a test on a page. One that fails, or takes longer than its limit, says which step it was, what was
 * wrong, and what the page shows: the notebook's text, its mode, open dialogues, menus and completers.
 */
export async function step<T>(
  page: Page,
  what: string,
  act: () => Promise<T>,
  limit: number = stepPatience,
): Promise<T> {
  const { late, stop } = clock(limit, `not done after ${limit / 60_000} minutes`);
  try {
    return await Promise.race([act(), late]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`step "${what}": ${why}\n${await pageState(page)}`, { cause: error });
  } finally {
    stop();
  }
}

/** What a page of Jupyter's shows, in words. */
async function pageState(page: Page): Promise<string> {
  const { late, stop } = clock(20_000, "it does not answer");
  const texts = async (selector: string): Promise<string[]> =>
    (await page.locator(selector).filter({ visible: true }).allInnerTexts()).map((text) => text.trim());
  const state = async (): Promise<string> => {
    const lines = [
      await page.evaluate("location.pathname + ', focus in ' + document.activeElement?.className"),
    ];
    for (const text of await texts(".jp-Notebook")) lines.push(`the notebook shows:\n${text}`);
    for (const [selector, name] of inTheWay)
      for (const text of await texts(selector)) lines.push(`a ${name} is open:\n${text}`);
    return lines.join("\n");
  };
  try {
    return `The page: ${await Promise.race([state(), late])}`;
  } catch (error) {
    return `What the page shows is not known: ${error instanceof Error ? error.message : error}`;
  } finally {
    stop();
  }
}

function clock(time: number, reason: string): { readonly late: Promise<never>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(reason)), time);
  });
  late.catch(() => {}); // may come when nothing waits any more
  return { late, stop: () => clearTimeout(timer) };
}
