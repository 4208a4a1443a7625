/** The message of the error in a student's sheet in place of an answer, by which an unwritten answer is recognised. */
export const notWritten = "not written yet";
