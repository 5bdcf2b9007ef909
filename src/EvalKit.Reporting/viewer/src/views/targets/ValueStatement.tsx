import { Interval } from "../../components/Interval";
import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { numberColumns, TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import type { SliceValue, ValueSummary, VariantValue, Verdict } from "../../data/summary";
import { count, money, share } from "../../format/numbers";
import { sliceWords } from "../../format/words";

/** Of the whole interval against break-even. */
const outcomes: Readonly<Record<Verdict, string>> = { passed: "✓ pays", failed: "✕ loses money", inconclusive: "? not proven", invalid: "! not known" };

const drivers: Readonly<Record<SliceValue["drive"], readonly [tone: string, words: string]>> = {
  human: ["failed", "✕ human drives"],
  open: ["inconclusive", "? human drives for now"],
  model: ["passed", "✓ may act alone"],
};

/** What a case is worth at the measured accuracy, and the slices that break-even does not leave to the system. */
export function ValueStatement({ value }: { readonly value: ValueSummary | undefined }) {
  if (!value) return null;
  const amount = (number: number) => money(number, value.currency);
  return (
    <Section title="Value" note={`Break-even at ${value.metric} of ${value.break_even_percent.toFixed(1)} %, rounded up.`}>
      <WideTable label="Value of each variant">
        <TableHead columns={["Variant", ...numberColumns("Accuracy", "Net a case", "Net of all cases", "Does it pay?")]} />
        <tbody>
          {Object.entries(value.variants).map(([name, variant]) => (
            <ValueRow key={name} name={name} variant={variant} amount={amount} />
          ))}
        </tbody>
      </WideTable>
      <DriverTable variants={value.variants} />
    </Section>
  );
}

interface ValueRowProps {
  readonly name: string;
  readonly variant: VariantValue;
  readonly amount: (value: number) => string;
}

function ValueRow({ name, variant, amount }: ValueRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">
        <Num value={variant.accuracy} format={share} />
        <div>
          <Interval low={variant.low} high={variant.high} format={share} />
        </div>
      </td>
      <td class="number">
        <strong>
          <Num value={variant.net} format={amount} />
        </strong>
        <div>
          <Interval low={variant.net_low} high={variant.net_high} format={amount} />
        </div>
      </td>
      <td class="number">
        <Num value={variant.balance?.net} format={amount} />
        {variant.balance ? (
          <div class="muted">
            <Num value={variant.balance.cases} format={count} /> cases
          </div>
        ) : null}
      </td>
      <td class="number" title={variant.reason}>
        <span class={`badge ${variant.outcome}`}>{outcomes[variant.outcome]}</span>
      </td>
    </tr>
  );
}

interface DriverTableProps {
  readonly variants: Readonly<Record<string, VariantValue>>;
}

/** Who decides the cases of a slice: break-even leaves them to the system, or to people. */
function DriverTable({ variants }: DriverTableProps) {
  const slices = [...new Set(Object.values(variants).flatMap((variant) => Object.keys(variant.slices)))];
  if (slices.length === 0) return null;
  return (
    <WideTable label="Who drives, by slice">
      <TableHead columns={["Who drives", ...numberColumns(...Object.keys(variants))]} />
      <tbody>
        {slices.map((slice) => (
          <tr key={slice}>
            <th scope="row">{sliceWords(slice)}</th>
            {Object.entries(variants).map(([name, variant]) => (
              <DriverCell key={name} slice={variant.slices[slice]} />
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function DriverCell({ slice }: { readonly slice: SliceValue | undefined }) {
  if (!slice) return <td class="number unknown">–</td>;
  const [tone, words] = drivers[slice.drive];
  return (
    <td class="number driver">
      <Num value={slice.accuracy} format={share} /> <span class={`badge ${tone}`}>{words}</span>
    </td>
  );
}
