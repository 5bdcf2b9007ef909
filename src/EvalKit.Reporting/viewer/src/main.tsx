import { render } from "preact";
import { App } from "./App";
import { readReport } from "./data/page";
import "./styles/theme.css";
import "./styles/layout.css";
import "./styles/tables.css";
import "./styles/charts.css";
import "./styles/verdict.css";
import "./styles/samples.css";
import "./styles/print.css";

const host = document.getElementById("app");
if (host) {
  host.replaceChildren();
  render(<App report={readReport()} />, host);
}
