import { isNews, type Progress, type ProgressEvent, progressOf } from "./progress.js";

/** Where a learner's progress is kept: a file of the workspace, a page's storage, or the memory of one session. */
export interface ProgressStore {
  /** Keeps an event, unless it adds nothing to what is known. */
  record(event: ProgressEvent): Promise<void>;
  read(): Promise<Progress>;
}

/** A store that lasts as long as the program. */
export function memoryStore(): ProgressStore {
  const events: ProgressEvent[] = [];
  return {
    async record(event) {
      if (isNews(progressOf(events).get(event.exercise), event)) events.push(event);
    },
    read: async () => progressOf(events),
  };
}
