using System.Globalization;
using System.Text;
using System.Xml;
using EvalKit.Reporting.Text;
using EvalKit.Results;

namespace EvalKit.Reporting.JUnit;

/// <summary>Writes <c>junit.xml</c>: each gate a test case; an inconclusive gate is skipped, an invalid one an error.</summary>
public static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false), CheckCharacters = false };

    /// <summary>Writes the file; a pure function of the summary.</summary>
    public static void Write(Stream stream, Summary summary)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(summary.Suite));
        xml.WriteAttributeString("tests", Count(summary, _ => true));
        xml.WriteAttributeString("failures", Count(summary, g => g.Outcome == Verdicts.Failed));
        xml.WriteAttributeString("errors", Count(summary, g => g.Outcome == Verdicts.Invalid));
        xml.WriteAttributeString("skipped", Count(summary, g => g.Outcome == Verdicts.Inconclusive));
        foreach (var gate in summary.Gates)
            WriteCase(xml, gate, summary);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteCase(XmlWriter xml, GateResult gate, Summary summary)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean($"{summary.Suite}.{gate.Variant}"));
        xml.WriteAttributeString("name", Clean(GateSentence.Subject(gate)));
        var element = gate.Outcome switch
        {
            Verdicts.Failed => "failure",
            Verdicts.Invalid => "error",
            Verdicts.Inconclusive => "skipped",
            _ => null,
        };
        if (element is not null)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", Clean(GateSentence.Finding(gate, summary)));
            if (gate.Comparison is { } index && summary.Comparisons[index].Flips.Worsened is { Count: > 0 } worst)
                xml.WriteString("worst items: " + Clean(string.Join(", ", worst.Take(10).Select(f => f.Item))));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string Count(Summary summary, Func<GateResult, bool> which) => summary.Gates.Count(which).ToString(CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML 1.0 cannot hold and the control characters that a terminal would obey.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF or (>= 0x7F and <= 0x9F)))
                clean.Append(rune.ToString());
        return clean.ToString();
    }
}
