/** JSON for a `<script type="application/json">`: no value in it can end the script. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** The text of a program for a `<script>`: a string in it that looks like the script's end keeps its value. */
export function scriptText(program: string): string {
  return program.replace(/<\/(?=script)/gi, "<\\/").replaceAll("<!--", "<\\!--");
}
