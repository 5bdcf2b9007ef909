using EvalKit.Models.Embedded;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests.Embedded;

public sealed class HostileInputTests
{
    private const int TenMegabytes = 10_000_000;

    public static TheoryData<string> Huge => ["a", "a. ", "Aa bb cc. ", "\n", "?", "\ud800", "漢", "- x\n", "(. ", "é̂", "B.c"];

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("?!... --- ((( ''' \u3002")]
    [InlineData("\0")]
    [InlineData("\ufeff")]
    public void GetResponse_NoWords_GivesTheEmptyAnswer(string input)
    {
        Assert.Equal("order_status", EmbeddedModels.Knn(Systems.Training, new KnnOptions()).Ask(input));
        Assert.Equal("""{"documents":[]}""", EmbeddedModels.Bm25(Systems.Documents, new Bm25Options()).Ask(input));
        Assert.Equal("""{"documents":[]}""", EmbeddedModels.HashedNgrams(Systems.Documents, new HashedNgramOptions()).Ask(input));
        Assert.Equal("I could not find an answer.", EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(Threshold: 0)).AskAbout("It is red.", input));
    }

    [Fact]
    public void GetResponse_LoneSurrogates_AnswersWellFormedText()
    {
        const string hostile = "The \ud800parcel\udc00 is late\ud800. Backups \udfff run";
        LabelledText[] training = [new(hostile, "label\ud800")];
        RetrievalDocument[] documents = [new("id\udc00", hostile, hostile)];

        Assert.Equal("label\ufffd", EmbeddedModels.Knn(training, new KnnOptions()).Ask(hostile));
        Assert.Contains("\"id\":\"id\ufffd\"", EmbeddedModels.Bm25(documents, new Bm25Options()).Ask(hostile), StringComparison.Ordinal);
        Assert.InRange(EmbeddedModels.HashedNgrams(documents, new HashedNgramOptions()).Retrieve(hostile)[0].Score, 0.99, 1);
        Assert.StartsWith("The \ufffdparcel\ufffd", EmbeddedModels.Lead(new LeadOptions()).Ask(hostile), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Huge))]
    public void GetResponse_TenMegabytes_IsCut(string unit)
    {
        var huge = string.Concat(Enumerable.Repeat(unit, TenMegabytes / unit.Length));

        foreach (var (_, model) in Systems.All())
            Assert.True(model.Ask([new ChatMessage(ChatRole.System, huge), new ChatMessage(ChatRole.User, huge)]).Length <= 500_000);
    }

    [Fact]
    public void GetResponse_ManyDifferentWords_IsBounded()
    {
        var huge = string.Join(' ', Enumerable.Range(0, 1_000_000).Select(number => $"{number:x7}word{(number % 9 == 0 ? "." : "")}"));

        foreach (var (_, model) in Systems.All())
            Assert.NotNull(model.Ask([new ChatMessage(ChatRole.System, huge), new ChatMessage(ChatRole.User, huge)]));
    }

    [Fact]
    public void GetResponse_CutInsideASurrogatePair_LeavesTheHalfOut()
    {
        var input = new string('a', 499_999) + "\ud83d\ude00";

        Assert.Equal(new string('a', 499_999), EmbeddedModels.Lead(new LeadOptions()).Ask(input));
    }
}
