namespace EvalKit.Reporting.Tests.Html;

public sealed class ViewerSourceTests
{
    [Fact]
    public void Sources_NeverTurnTextIntoMarkupOrCode()
    {
        string[] forbidden =
        [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "dangerouslySetInnerHTML", "document.write", "eval(", "new Function", "srcdoc", "fetch(",
        ];

        var found = from file in Directory.EnumerateFiles(SourceFolder(), "*.ts*", SearchOption.AllDirectories)
                    from word in forbidden
                    // The list of runs asks the server that it came from; reports and raters' pages ask nobody.
                    where !(word == "fetch(" && Path.GetFileName(file) == "useRunList.ts")
                    where File.ReadAllText(file).Contains(word, StringComparison.Ordinal)
                    select $"{Path.GetFileName(file)}: {word}";

        Assert.Empty(found);
    }

    private static string SourceFolder() => Path.Combine(RepositoryRoot.Path, "src", "EvalKit.Reporting", "viewer", "src");
}
