using System.Text.RegularExpressions;
using EvalKit.Cli.Tests.Support;
using EvalKit.Problems;
using EvalKit.Yaml;

namespace EvalKit.Cli.Tests.Ci;

/// <summary>The action and the recipes hang together: what one file names, the other has.</summary>
public sealed partial class ActionTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, ".github", "actions", "evalkit");

    public static TheoryData<string> Recipes =>
    [
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "ci"), "*.md").Append(Path.Combine(RepositoryRoot.Path, "docs", "editors.md"))
            .Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "EvalKit.Cli", "Scaffolding", "Templates"), "*.yml"))
            .Append(Path.Combine(Folder, "run.sh"))
            .Select(f => Path.GetRelativePath(RepositoryRoot.Path, f)),
    ];

    [Fact]
    public void TheScript_ReadsWhatTheActionGives()
    {
        var action = File.ReadAllText(Path.Combine(Folder, "action.yml"));
        var scripts = string.Concat(Directory.GetFiles(Folder, "*.sh").Select(File.ReadAllText));

        Assert.Equal(Names(Given(), action), Names(Variable(), scripts));
        Assert.All(Names(Script(), action), s => Assert.True(File.Exists(Path.Combine(Folder, s)), s));
    }

    [Fact]
    public void TheAction_NamesInputsThatItHas_AndTheirPageListsThem()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "action.yml"));
        var problems = new ProblemList();
        var action = YamlTreeReader.Read(text, "action.yml", problems)!;
        var inputs = action["inputs"]!.Entries.Select(e => e.Key.Text).Order(StringComparer.Ordinal).ToList();

        Assert.False(problems.Any);
        Assert.Equal(inputs, Names(Input(), text));
        Assert.Equal(inputs, Names(Row(), File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "ci", "github.md"))));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task EveryCommand_ThatARecipeGives_Exists(string file)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, file)).Replace("\\\n", " ", StringComparison.Ordinal);
        foreach (Match command in Command().Matches(text))
        {
            using var terminal = new TestTerminal();
            Assert.Equal(0, await terminal.RunAsync(command.Groups["name"].Value, "--help"));
            var help = terminal.Output;
            Assert.All(Option().Matches(command.Groups["rest"].Value).Select(o => o.Value), o => Assert.Contains(o, help, StringComparison.Ordinal));
        }
        foreach (Match block in YamlBlock().Matches(text))
        {
            var problems = new ProblemList();
            YamlTreeReader.Read(block.Groups["yaml"].Value, file, problems);
            Assert.Empty(problems.ToList());
        }
    }

    private static IReadOnlyList<string> Names(Regex regex, string text) => [.. regex.Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [GeneratedRegex("^ +(?<name>EVALKIT_[A-Z_]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given();

    [GeneratedRegex(@"\$\{?(?<name>EVALKIT_[A-Z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$GITHUB_ACTION_PATH/(?<name>[a-z.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"inputs\.(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Input();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bevalkit (?<name>run|merge|comment|report|history|validate|baseline|init)\b(?<rest>[^\n`#|;]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("(?<= )--[a-z-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YamlBlock();
}
