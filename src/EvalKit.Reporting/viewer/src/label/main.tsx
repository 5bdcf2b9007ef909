import { render } from "preact";
import { LabelApp } from "./LabelApp";
import { readSheet } from "./sheet";
import "../styles/theme.css";
import "./label.css";

const host = document.getElementById("app");
if (host) {
  host.replaceChildren();
  render(<LabelApp sheet={readSheet()} />, host);
}
