import { Component, type ComponentChildren } from "preact";

interface ErrorBoundaryProps {
  readonly children: ComponentChildren;
}

/** Keeps a defect in one view from hiding the others. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { problem?: string }> {
  override componentDidCatch(error: unknown) {
    this.setState({ problem: error instanceof Error ? error.message : String(error) });
  }

  override render() {
    const { problem } = this.state;
    return problem === undefined ? this.props.children : <p class="error">This view could not be shown: {problem}</p>;
  }
}
