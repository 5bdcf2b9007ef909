using EvalKit.Cli.Output;

namespace EvalKit.Cli.Tests.Output;

public sealed class TextTableTests
{
    [Fact]
    public void Write_ColumnsOfDifferentWidth_AlignsFirstLeftAndRestRight()
    {
        var table = new TextTable("variant", "label.mean", "p95 ms");
        table.Add("current (baseline)", "0.812 [0.76, 0.86]", "3.4");
        table.Add("x", "-", "1234.567");

        Assert.Equal(
            "  variant                     label.mean    p95 ms\n" +
            "  current (baseline)  0.812 [0.76, 0.86]       3.4\n" +
            "  x                                    -  1234.567\n",
            Text(table));
    }

    [Fact]
    public void Write_CombiningMarksAndPairs_CountAsOneColumn()
    {
        var table = new TextTable("name", "n");
        table.Add("e\u0301\U0001F600", "1");

        Assert.Equal("  name  n\n  e\u0301\U0001F600    1\n", Text(table));
    }

    [Fact]
    public void Write_EmptyLastCell_LeavesNoSpaceAtTheEnd()
    {
        var table = new TextTable("name", "verdict");
        table.Add("a", "");

        Assert.Equal("  name  verdict\n  a\n", Text(table));
    }

    private static string Text(TextTable table)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer);
        return writer.ToString();
    }
}
