using System.Globalization;
using System.Text;
using EvalKit.People;
using EvalKit.Reporting.Csv;

namespace EvalKit.Reporting.Labels;

/// <summary>Writes a sheet for a spreadsheet: a row a question, and columns that the rater fills in.</summary>
public static class LabelTable
{
    /// <summary>Writes the file; no cell of it is a formula.</summary>
    /// <param name="output">Where to; not closed.</param>
    /// <param name="sheet">What raters get.</param>
    public static void Write(Stream output, LabelSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var answers = sheet.Questions.Max(q => q.Answers.Count);
        var names = Enumerable.Range(1, answers).Select(n => answers == 1 ? "answer" : string.Create(CultureInfo.InvariantCulture, $"answer_{n}"));
        Row(writer, [GradeColumns.Page, GradeColumns.Question, "about", "reference", .. names, GradeColumns.Grade, GradeColumns.Comment, GradeColumns.Rater]);
        foreach (var question in sheet.Questions)
            Row(writer,
            [
                GradeColumns.SealMark + sheet.Page,
                question.Id,
                string.Join("\n\n", question.Material.Select(m => $"{m.Title}: {m.Text}")),
                string.Join("\n\n", question.References),
                .. question.Answers.Select(a => a.ToolCalls is null ? a.Text : $"{a.Text}\n\n{a.ToolCalls}".Trim()),
                .. Enumerable.Repeat("", answers - question.Answers.Count + 3),
            ]);
    }

    private static void Row(StreamWriter writer, IReadOnlyList<string> cells) => writer.WriteLine(string.Join(',', cells.Select(CsvCell.Of)));
}
