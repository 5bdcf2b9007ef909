import { Facts } from "../../components/Facts";
import { Section } from "../../components/Section";
import { TableHead } from "../../components/TableHead";
import { WideTable } from "../../components/WideTable";
import { useReport } from "../../state/report";
import { VariantSetupCard } from "./VariantSetupCard";

/** What ran: enough to run it again, and to see whether two runs are comparable. */
export function RecordView() {
  const { run, execution } = useReport();
  return (
    <>
      <Section title="Suite and data">
        <Facts facts={{ suite: run.suite, dataset: run.dataset, seed: run.seed, repeats: run.repeats, "tool version": run.tool }} />
      </Section>
      <Section title="Variants">
        <div class="cards">
          {Object.entries(run.variants ?? {}).map(([name, setup]) => (
            <VariantSetupCard key={name} name={name} setup={setup} />
          ))}
        </div>
      </Section>
      <Section title="Graders">
        <WideTable label="Graders">
          <TableHead columns={["Grader", "Type", "Signature"]} />
          <tbody>
            {Object.entries(run.graders ?? {}).map(([name, grader]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{grader.type}</td>
                <td>
                  <code>{grader.signature}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </Section>
      <Section title="This execution" note="The only part of the report that differs between two runs over the same responses.">
        <Facts facts={{ ...execution.run, ...execution.summary }} />
      </Section>
    </>
  );
}
