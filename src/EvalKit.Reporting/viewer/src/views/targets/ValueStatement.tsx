import { Interval } from "../../components/Interval";
import { Num } from "../../components/Num";
import { Section } from "../../components/Section";
import { WideTable } from "../../components/WideTable";
import type { SliceValue, ValueSummary, VariantValue, Verdict } from "../../data/summary";
import { count, money, share } from "../../format/numbers";
import { sliceWords } from "../../format/words";

/** Of the whole interval against break-even. */
const outcomes: Readonly<Record<Verdict, string>> = { passed: "✓ pays", failed: "✕ loses money", inconclusive: "? not proven", invalid: "! not known" };

const drivers: readonly { readonly drive: SliceValue["drive"]; readonly words: string }[] = [
  { drive: "human", words: "human drives" },
  { drive: "open", words: "human drives until more items show otherwise" },
  { drive: "model", words: "may act alone" },
];

/** What a case is worth at the measured accuracy, and the slices that break-even does not leave to the system. */
export function ValueStatement({ value }: { readonly value: ValueSummary | undefined }) {
  if (!value) return null;
  const amount = (number: number) => money(number, value.currency);
  return (
    <Section title="Value" note={`Break-even at ${value.metric} of ${value.break_even_percent.toFixed(1)} %, rounded up.`}>
      <WideTable label="Value of each variant">
        <thead>
          <tr>
            <th scope="col">Variant</th>
            {["Accuracy", "Net a case", "Net of all cases", "Does it pay?"].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(value.variants).map(([name, variant]) => (
            <ValueRow key={name} name={name} variant={variant} amount={amount} />
          ))}
        </tbody>
      </WideTable>
      {Object.entries(value.variants).map(([name, variant]) => (
        <Drivers key={name} name={name} slices={variant.slices} />
      ))}
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

function Drivers({ name, slices }: { readonly name: string; readonly slices: Readonly<Record<string, SliceValue>> }) {
  return (
    <>
      {drivers.map(({ drive, words }) => {
        const found = Object.entries(slices).filter(([, slice]) => slice.drive === drive);
        return found.length === 0 ? null : (
          <p key={drive} class="muted">
            <strong>
              {name}: {words}
            </strong>{" "}
            where{" "}
            {found.map(([slice, { accuracy }], at) => (
              <span key={slice}>
                {at > 0 ? ", " : ""}
                {sliceWords(slice)} (<Num value={accuracy} format={share} />)
              </span>
            ))}
          </p>
        );
      })}
    </>
  );
}
