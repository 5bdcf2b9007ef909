import { Dialog } from "./Dialog";
import { KeyList } from "./KeyList";
import { Levels } from "./Levels";
import type { Sheet } from "./sheet";

interface KeyDialogProps {
  readonly sheet: Sheet;
  readonly keysOn: boolean;
  setKeysOn(on: boolean): void;
  close(): void;
}

/** What the grades mean and which keys there are. */
export function KeyDialog({ sheet, keysOn, setKeysOn, close }: KeyDialogProps) {
  return (
    <Dialog title={sheet.question} close={close}>
      <Levels levels={sheet.levels} />
      <KeyList sheet={sheet} />
      <label class="switch">
        <input type="checkbox" checked={keysOn} onChange={(event) => setKeysOn(event.currentTarget.checked)} /> Single keys act at once
      </label>
    </Dialog>
  );
}
