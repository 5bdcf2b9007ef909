import { render } from "preact";
import { RunsApp } from "./RunsApp";
import "../styles/theme.css";
import "../styles/tables.css";
import "./runs.css";

const host = document.getElementById("app");
if (host) {
  host.replaceChildren();
  render(<RunsApp />, host);
}
