/* Stock-taking: − and + beside a number, the camera where the browser reads barcodes, a photo sent as it is taken.
   Without this file everything is typed, scanned or photographed just the same. */
for (const form of document.querySelectorAll("[data-count]")) {
  const input = form.querySelector(".figure");
  const step = (by, label) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button quiet", textContent: label });
    button.setAttribute("aria-label", label + " 1");
    button.onclick = () => {
      input.value = String(Math.max(0, (parseFloat(input.value.replace(",", ".")) || 0) + by)).replace(".", ",");
    };
    return button;
  };
  const row = document.createElement("p");
  row.className = "row";
  input.before(row);
  row.append(step(-1, "−"), input, step(1, "+"));
  (form.querySelector("[name=name][value='']") || input).focus();
  input.onfocus = () => input.select();
}

document.querySelector("[data-photo] [type=file]")?.addEventListener("change", (event) => event.target.form.submit());

const what = document.querySelector("[data-what]"), field = what?.elements.what;
field?.focus();
if (what && self.BarcodeDetector && navigator.mediaDevices) {
  const button = what.querySelector("[data-camera]"), video = what.querySelector("[data-view]");
  let stream;
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    video.hidden = true;
  };
  button.hidden = false;
  button.onclick = async () => {
    if (stream) return stop();
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch { // no camera, or not allowed: the other ways are on the page
      button.hidden = true;
      return;
    }
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    const detector = new BarcodeDetector({ formats: ["ean_13", "ean_8", "upc_a", "upc_e"] });
    while (stream) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found) {
        field.value = found.rawValue;
        stop();
        what.submit();
      }
      await new Promise((done) => setTimeout(done, 150));
    }
  };
}
