/**
 * The part of a page's program that draws three-dimensional shapes and lets the reader rotate them: by dragging, or
 * with the arrow keys (with Shift about the line of sight); Home restores the first view. `space(stage, signs)` makes a
 * place for one shape; `signs` are the colours of values from -1 to 1. It draws the same pictures as `svgBalls` and
 * `surface`, from any direction.
 */
export const solidScript: string = `
  const space = (stage, signs) => {
    const canvas = make("canvas", { class: "solid", role: "img", tabindex: 0 });
    stage.append(canvas);
    let [solid, box, M, first] = [];

    // Rows: to the right, up, towards the eye.
    const seenFrom = ({ azimuth: a, elevation: e }) => [
      [-Math.sin(a), Math.cos(a), 0],
      [-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)],
      [Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)],
    ];
    // A rotation of the picture, from axis i towards axis j.
    const turn = (i, j, angle) => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const [from, to] = [M[i], M[j]];
      M[i] = from.map((x, k) => c * x - s * to[k]);
      M[j] = from.map((x, k) => s * x + c * to[k]);
      paint();
    };
    const seen = (p) => M.map((row) => row[0] * p[0] + row[1] * p[1] + row[2] * p[2]);

    const arrow = (pen, [x0, y0], [x1, y1], colour) => {
      const length = Math.hypot(x1 - x0, y1 - y0);
      const head = Math.min(9, 0.6 * length);
      const [hx, hy] = [x1 - x0, y1 - y0].map((x) => (head * x) / (length || 1));
      Object.assign(pen, { strokeStyle: colour, fillStyle: colour, lineWidth: 2, lineCap: "butt" });
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.lineTo(x1 - hx, y1 - hy);
      pen.stroke();
      pen.beginPath();
      pen.lineTo(x1, y1);
      for (const side of [-0.45, 0.45]) pen.lineTo(x1 - hx - side * hy, y1 - hy + side * hx);
      pen.fill();
    };

    // Quadrilaterals of a surface that one can see through, lit as in the still picture.
    const faces = (pen, { vertices, quads, signs: sides }, place, parts) => {
      const at = vertices.map(seen);
      quads.forEach((quad, i) => {
        const [p, q, r, s] = quad.map((k) => at[k]);
        const [u, v] = [r.map((x, k) => x - p[k]), s.map((x, k) => x - q[k])];
        const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
        const size = Math.hypot(...normal) * (normal[2] < 0 ? -1 : 1);
        const cosine = size === 0 ? 0.5 : (-0.4 * normal[0] + 0.5 * normal[1] + 0.77 * normal[2]) / size;
        const level = sides[i] * (0.9 - 0.75 * Math.max(0, cosine));
        const fill = signs[Math.round(((signs.length - 1) / 2) * (1 + level))];
        parts.push([(p[2] + q[2] + r[2] + s[2]) / 4, () => {
          pen.globalAlpha = 0.45;
          pen.beginPath();
          for (const corner of [p, q, r, s]) pen.lineTo(...place(corner));
          pen.fillStyle = fill;
          pen.fill();
          pen.globalAlpha = 1;
        }]);
      });
    };

    const balls = (pen, { centres, radii, colours, names, sticks, arrows = [], faces: surface }, place, unit) => {
      const at = centres.map(seen);
      const depth = Math.max(...centres.map((p) => Math.hypot(...p)), 1e-9);
      const near = (z) => 1 / (1 - (0.28 * z) / depth);
      const parts = [];
      if (surface) faces(pen, surface, place, parts);
      for (const [i, j] of sticks) {
        const middle = at[i].map((x, k) => (x + at[j][k]) / 2);
        for (const k of [i, j]) {
          const length = Math.hypot(...middle.map((x, axis) => x - at[k][axis]));
          const inside = Math.min(1, (0.9 * radii[k]) / Math.max(1e-9, length));
          const end = at[k].map((x, axis) => x + inside * (middle[axis] - x));
          const z = 0.4 * end[2] + 0.6 * middle[2];
          parts.push([z, () => {
            pen.beginPath();
            pen.moveTo(...place(end));
            pen.lineTo(...place(middle));
            Object.assign(pen, { strokeStyle: "#8a8f98", lineWidth: 0.13 * unit * near(z), lineCap: "round" });
            pen.stroke();
          }]);
        }
      }
      for (const { ball, to, colour } of arrows) {
        const [from, tip] = [at[ball], seen(to)];
        const length = Math.hypot(...tip.map((x, axis) => x - from[axis]));
        const inside = Math.min(1, (0.9 * radii[ball]) / Math.max(1e-9, length));
        const foot = from.map((x, axis) => x + inside * (tip[axis] - x));
        parts.push([0.4 * from[2] + 0.6 * tip[2], () => arrow(pen, place(foot), place(tip), colour)]);
      }
      at.forEach((p, i) => parts.push([p[2], () => {
        const [x, y] = place(p);
        const r = radii[i] * unit * near(p[2]);
        const disc = (cx, cy, size, fill) => {
          pen.beginPath();
          pen.arc(cx, cy, size, 0, 7);
          pen.fillStyle = fill;
          pen.fill();
        };
        disc(x, y, r, colours[i]);
        Object.assign(pen, { strokeStyle: "#6b7079", lineWidth: 1 });
        pen.stroke();
        disc(x - 0.3 * r, y - 0.35 * r, 0.38 * r, "rgba(255, 255, 255, 0.28)");
        const size = Math.min(13, 1.1 * r);
        if (size < 6) return;
        const [red, green, blue] = [1, 3, 5].map((k) => parseInt(colours[i].slice(k, k + 2), 16));
        Object.assign(pen, { font: "600 " + size + "px system-ui, sans-serif", textAlign: "center" });
        pen.fillStyle = 0.3 * red + 0.59 * green + 0.11 * blue > 150 ? "#1c1c1c" : "#ffffff";
        pen.fillText(names[i], x, y + 0.36 * size);
      }]));
      parts.sort((a, b) => a[0] - b[0]).forEach(([, draw]) => draw());
    };

    const spherical = (pen, { values, shape }, place) => {
      const [rows, columns] = [values.length - 1, values[0].length - 1];
      const points = values.map((row, b) => row.map((value, a) => {
        const [beta, alpha] = [(Math.PI * b) / rows, (2 * Math.PI * a) / columns];
        const r = shape === "sphere" ? 1 : Math.abs(value);
        return seen([r * Math.sin(beta) * Math.sin(alpha), r * Math.cos(beta), r * Math.sin(beta) * Math.cos(alpha)]);
      }));
      const cells = [];
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) {
        const at = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
        const corners = at.map(([r, c]) => points[r][c]);
        const mean = (each) => at.reduce((sum, _, k) => sum + each(k), 0) / 4;
        cells.push({ corners, depth: mean((k) => corners[k][2]), level: mean((k) => values[at[k][0]][at[k][1]]) });
      }
      Object.assign(pen, { lineWidth: 0.7, lineJoin: "round" });
      for (const { corners, level } of cells.sort((a, b) => a.depth - b.depth)) {
        pen.beginPath();
        corners.forEach((p, k) => (k === 0 ? pen.moveTo(...place(p)) : pen.lineTo(...place(p))));
        pen.closePath();
        pen.fillStyle = pen.strokeStyle = signs[Math.round(((signs.length - 1) / 2) * (1 + Math.max(-1, Math.min(1, level))))];
        pen.fill();
        pen.stroke();
      }
    };

    const paint = () => {
      const dots = devicePixelRatio || 1;
      const [width, height] = [box.width, box.height].map(Math.round);
      if (canvas.width !== width * dots || canvas.height !== height * dots)
        Object.assign(canvas, { width: width * dots, height: height * dots });
      const pen = canvas.getContext("2d");
      pen.setTransform(dots, 0, 0, dots, 0, 0);
      pen.clearRect(0, 0, width, height);
      const unit = Math.min(width, height) / 2 / box.reach;
      const place = ([x, y]) => [width / 2 + unit * x, height / 2 - unit * y];
      (solid.kind === "balls" ? balls : spherical)(pen, solid, place, unit);
    };

    canvas.addEventListener("keydown", (event) => {
      const step = Math.PI / 18;
      const turns = { ArrowRight: [2, 0, step], ArrowLeft: [2, 0, -step], ArrowUp: [2, 1, step], ArrowDown: [2, 1, -step] };
      if (event.key === "Home") M = seenFrom(solid.view), paint();
      else if (!turns[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
      else if (event.shiftKey) turn(0, 1, (/Right|Up/.test(event.key) ? -1 : 1) * step);
      else turn(...turns[event.key]);
      event.preventDefault();
    });
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      canvas.focus({ preventScroll: true });
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      const size = Math.min(box.width, box.height) / 2;
      turn(2, 0, event.movementX / size);
      turn(2, 1, -event.movementY / size);
    });
    canvas.addEventListener("dblclick", () => { M = seenFrom(solid.view); paint(); });

    return { end: () => canvas.remove(), show: (what, where) => {
      const view = JSON.stringify(what.view);
      if (view !== first) M = seenFrom(what.view);
      [solid, box, first] = [what, where, view];
      for (const side of ["left", "top", "width", "height"]) canvas.style[side] = Math.round(where[side]) + "px";
      const name = what.kind === "balls" ? "the molecule" : "the surface";
      canvas.setAttribute("aria-label", (where.name || name) + ": turn it with the arrow keys or by dragging, Home restores the view");
      canvas.title = "Drag to turn";
      paint();
    } };
  };
`;
