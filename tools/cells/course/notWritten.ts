/** The message of the error that stands in a student's sheet in place of an answer: who reads it, knows that nothing is written. */
export const notWritten = "not written yet";
