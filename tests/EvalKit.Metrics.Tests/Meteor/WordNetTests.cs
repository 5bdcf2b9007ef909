namespace EvalKit.Metrics.Tests.Meteor;

/// <summary>A database of two synsets in the format of WordNet 3.0 (wndb(5WN)), written for this test.</summary>
public sealed class WordNetTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("wordnet").FullName;

    public WordNetTests()
    {
        foreach (var name in (string[])["noun", "verb", "adj", "adv"])
        {
            File.WriteAllText(Path.Combine(_directory, "index." + name), "  1 licence line\n");
            File.WriteAllText(Path.Combine(_directory, "data." + name), "  1 licence line\n");
            File.WriteAllText(Path.Combine(_directory, name + ".exc"), "");
        }

        const string Licence = "  1 licence line\n";
        File.WriteAllText(
            Path.Combine(_directory, "data.noun"),
            Licence + "00000017 06 n 04 car 0 automobile 0 auto 0 motor_vehicle 0 000 | a machine\n");
        File.WriteAllText(Path.Combine(_directory, "index.noun"), Licence + "car n 1 0 1 0 00000017\nautomobile n 1 0 1 0 00000017\n");
        File.WriteAllText(
            Path.Combine(_directory, "data.verb"),
            Licence + "00000017 38 v 02 go 0 travel 1 000 01 + 01 00 | move\n");
        File.WriteAllText(Path.Combine(_directory, "index.verb"), Licence + "go v 1 0 1 0 00000017\n");
        File.WriteAllText(Path.Combine(_directory, "verb.exc"), "went go\n");
        File.WriteAllText(
            Path.Combine(_directory, "data.adj"),
            Licence + "00000017 00 a 02 galore(ip) 0 abundant 0 000 | much\n");
        File.WriteAllText(Path.Combine(_directory, "index.adj"), Licence + "galore a 1 0 1 0 00000017\n");
    }

    [Theory]
    [InlineData("car", "auto,automobile,car")]
    [InlineData("Cars", "auto,automobile,car")]
    [InlineData("went", "go,travel")]
    [InlineData("goes", "go,travel")]
    [InlineData("galore", "abundant,galore")]
    [InlineData("unknown", "")]
    [InlineData("", "")]
    public void Synonyms_BaseFormsAndExceptions_AreFound(string word, string expected) =>
        Assert.Equal(expected, string.Join(',', WordNet.Load(_directory).Synonyms(word).Order(StringComparer.Ordinal)));

    [Fact]
    public void Score_WithWordNet_MatchesSynonymsInTheThirdStage()
    {
        var meteor = new Metrics.Meteor(new MeteorOptions { WordNet = WordNet.Load(_directory) });
        Assert.Equal(0.5, meteor.Score("car", ["auto"]));
        Assert.Equal(0, new Metrics.Meteor().Score("car", ["auto"]));
        Assert.Contains("stages:exact+stem+wordnet", meteor.Signature, StringComparison.Ordinal);
    }

    /// <summary>NLTK looks up the stem "automobil" in the third stage, which is no word.</summary>
    [Fact]
    public void Score_SynonymThatStemmingChanges_IsMissedAsInNltk() =>
        Assert.Equal(0, new Metrics.Meteor(new MeteorOptions { WordNet = WordNet.Load(_directory) }).Score("car", ["automobile"]));

    [Fact]
    public void Load_MissingFile_Throws() =>
        Assert.ThrowsAny<IOException>(() => WordNet.Load(Path.Combine(_directory, "absent")));

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
