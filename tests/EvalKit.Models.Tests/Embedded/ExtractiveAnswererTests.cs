using EvalKit.Models.Embedded;
using EvalKit.Models.Embedded.Answering;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests.Embedded;

public sealed class ExtractiveAnswererTests
{
    private const string Passages = """
        Answer from the documents below.

        # Backups

        Backups run every night at 02:30. They are kept for 14 days. Which disk is used?

        # Signing in

        A password has at least 12 characters. After 8 wrong passwords the account is locked.
        """;

    private static readonly EmbeddedModel Answerer = EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions());

    [Theory]
    [InlineData("How many characters does a password need?", "A password has at least 12 characters.")]
    [InlineData("When do backups run?", "Backups run every night at 02:30.")]
    [InlineData("For how many days are backups kept?", "They are kept for 14 days.")]
    [InlineData("my acount is locked", "After 8 wrong passwords the account is locked.")]
    public void Answer_QuestionOfThePassages_IsTheSentence(string question, string answer) =>
        Assert.Equal(answer, Answerer.AskAbout(Passages, question));

    [Theory]
    [InlineData("Can I pay with a voucher from Italy?")]
    [InlineData("What is it?")]
    [InlineData("")]
    public void Answer_NothingCoversTheQuestion_Abstains(string question) =>
        Assert.Equal("I could not find an answer.", Answerer.AskAbout(Passages, question));

    [Fact]
    public void Answer_NoPassages_Abstains() =>
        Assert.Equal("Unknown.", EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(0, 1, "Unknown.")).Ask("When do backups run?"));

    [Fact]
    public void Answer_TwoSentences_AreInOrderOfTheText() =>
        Assert.Equal(
            "Backups run every night at 02:30. They are kept for 14 days.",
            EmbeddedModels.ExtractiveAnswerer(new ExtractiveOptions(0.2, 2)).AskAbout(Passages, "How long are backups kept?"));

    [Fact]
    public void Answer_ContextInEarlierUserAndToolMessages_IsRead()
    {
        var answer = Answerer.Ask(
        [
            new ChatMessage(ChatRole.User, "The kettle holds two litres."),
            new ChatMessage(ChatRole.Assistant, "The kettle holds nine litres of everything."),
            new ChatMessage(ChatRole.Tool, [new TextContent("The stove weighs one kilogram.")]),
            new ChatMessage(ChatRole.User, "What does the kettle hold?"),
        ]);

        Assert.Equal("The kettle holds two litres.", answer);
    }

    [Fact]
    public void Answer_LinesWithoutFullStops_AreStillAnswers() =>
        Assert.Equal(
            "Paris is the capital of France",
            Answerer.AskAbout("Paris is the capital of France\n\nBerlin is the capital of Germany\n\nRome lies on the Tiber", "What is the capital of France?"));

    /// <summary>
    /// Words tent, leak, winter; two sentences. df: tent 2, leak 1, winter 0, so the weights are ln(3/2.5), ln(3/1.5), ln(3/0.5) =
    /// 0.1823215568, 0.6931471806, 1.7917594692, sum 2.6672282066. The first sentence holds tent and leak: 0.8754687374 / 2.6672282066. The
    /// second holds tent, and its paragraph leak: (0.1823215568 + 0.3465735903) / 2.6672282066.
    /// </summary>
    [Fact]
    public void Score_TwoSentences_MatchesTheFormula()
    {
        var sentences = Evidence.Read(["The tent leaks. The tent is green."]);
        var matcher = new QuestionMatcher(Question.Of("Does the tent leak in winter?"), sentences);

        Assert.Equal(0.3282316583, matcher.Score(sentences[0]), 9);
        Assert.Equal(0.1982939239, matcher.Score(sentences[1]), 9);
    }

    [Theory]
    [InlineData("How many owners can a company have?", true)]
    [InlineData("how LONG is it", true)]
    [InlineData("When does it run?", true)]
    [InlineData("max emails", true)]
    [InlineData("How do I sign in?", false)]
    [InlineData("Who signs the many timesheets?", false)]
    public void Question_ExpectsNumber(string question, bool expected) => Assert.Equal(expected, Question.Of(question).ExpectsNumber);
}
