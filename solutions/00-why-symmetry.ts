// %% [markdown] id="title"
// # Sheet 0: why symmetry
// Four exercises, about 25 minutes. Each one asks you to write one function; none of them needs any theory.
// Run the cell with your function, then the cell below it: `check` tries properties that every right answer has on what you wrote, and shows the simplest case that breaks one.
//
// `await hint("turnedCopies")` gives a hint, `await solution("turnedCopies")` shows how we did it, once you have tried.

// %% id="setup"
import { type Image, quarterTurn } from "noether";
import { check, hint, solution } from "noether/course";

// %% [markdown] id="about-copies"
// ## 1. Four for the price of one
// An image is a list of rows, and a row is a list of numbers: `image[0]` is the upper row, `image[0][0]` its pixel on the left. Here all images are square.
//
// *Augmentation* makes more examples out of one: the image as it is, turned by a quarter, by a half, and by three quarters. Return the four, in any order, each with its label.
//
// **Before you write:** the rows of a small image are $1\ 2$ and $3\ 4$. What is in its upper row after a quarter turn, counter-clockwise?

// %% exercise="turnedCopies"
/** The image turned by 0, 1, 2 and 3 quarter turns, and the label for each. */
export function turnedCopies(
  image: number[][],
  label: number,
): { image: number[][]; label: number }[] {
  // BEGIN SOLUTION
  const turned = (f: number[][]) =>
    f.map((_, y) => f.map((row) => row[f.length - 1 - y]));
  const [once, twice] = [turned(image), turned(turned(image))];
  return [image, once, twice, turned(twice)].map((each) => ({ image: each, label }));
  // END SOLUTION
}

// %% id="check-copies"
await check("turnedCopies", turnedCopies);

// %% [markdown] id="about-rings"
// ## 2. What a turn cannot change
// An image of $n \times n$ pixels, with $n$ odd, is made of rings about its centre. For $n = 5$:
//
// $$\begin{matrix} 2 & 2 & 2 & 2 & 2 \\ 2 & 1 & 1 & 1 & 2 \\ 2 & 1 & 0 & 1 & 2 \\ 2 & 1 & 1 & 1 & 2 \\ 2 & 2 & 2 & 2 & 2 \end{matrix}$$
//
// A quarter turn moves every pixel round its ring, and to no other. So the sum of the values in each ring is an *invariant feature*: it says something of the image, and it does not change when the image is turned.

// %% exercise="ringSums"
/** The sum of the pixels of each ring, from the centre outwards: (n + 1) / 2 numbers. */
export function ringSums(image: number[][]): number[] {
  // BEGIN SOLUTION
  const c = (image.length - 1) / 2;
  const sums = Array(c + 1).fill(0);
  image.forEach((row, y) => {
    row.forEach((value, x) => {
      sums[Math.max(Math.abs(y - c), Math.abs(x - c))] += value;
    });
  });
  return sums;
  // END SOLUTION
}

// %% id="check-rings"
await check("ringSums", ringSums);

// %% [markdown] id="about-alikes"
// ## 3. What the sums forget
// An invariant feature cannot tell a 6 from a 6 that is turned. That is what it is for. But it may forget more than that.
//
// Draw two images of $5 \times 5$ pixels, each 0 or 1, that have the same three ring sums, although no turn takes one to the other. For the last point, neither should be a mirror image of the other, turned or not.

// %% exercise="lookAlikes"
/** Two different images of 5 x 5 pixels, 0 or 1, with the same ring sums. */
export function lookAlikes(): { first: number[][]; second: number[][] } {
  // BEGIN SOLUTION
  return {
    first: [
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
    ],
    second: [
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 1, 1, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  };
  // END SOLUTION
}

// %% id="check-alikes"
await check("lookAlikes", lookAlikes);

// %% [markdown] id="about-averaged"
// ## 4. Any predictor, made invariant
// Somebody gives you a function `predict`: it takes an image and returns a list of scores, one for each class. It may be a network; you cannot look inside, and it does care how an image is turned.
//
// Make a predictor that does not care: ask `predict` about the image in all four positions, and average the four scores of each class. You may use `quarterTurn(image)` of the library.
//
// **Before you write:** if the image was turned before you got it, which four questions do you ask?

// %% exercise="averaged"
/** The scores of an image, averaged over its four turns, class by class. */
export function averaged(predict: (image: Image) => number[], image: Image): number[] {
  // BEGIN SOLUTION
  const once = quarterTurn(image);
  const twice = quarterTurn(once);
  const four = [image, once, twice, quarterTurn(twice)].map(predict);
  return four[0].map((_, k) => four.reduce((sum, scores) => sum + scores[k], 0) / 4);
  // END SOLUTION
}

// %% id="check-averaged"
await check("averaged", averaged);

// %% [markdown] id="end"
// ## Before you go
// That last function works for every predictor and every finite set of moves. It is called *averaging over a group*, and it comes back in chapter 4. It has a price: four questions in place of one, at each prediction. A network that has the symmetry built in asks once.
//
// Here is a digit to play with. What are the ring sums of a 6? Of a 9?

// %% id="play"
import { mnist } from "noether/data";

const digits = await mnist();
const six = digits
  .image(digits.labels.indexOf(6))
  .slice(1)
  .map((row) => row.slice(1));
// 27 x 27 pixels. When yours is written, try: ringSums(six)
