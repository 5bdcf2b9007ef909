using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests;

public class ModelRequestTests
{
    private const string PlainJson =
        """{"api":"chat","endpoint":"openai","messages":[{"contents":[{"text":"Where is my order?","type":"text"}],"role":"user"}],"model":"gpt-5-mini","options":{},"provider":"openai","repeat":0}""";

    // printf '%s' "$PlainJson" | sha256sum
    private const string PlainKey = "28254e6daf9802dab23cd4d89bf2c9ed7ab78ddd17dc57338c33e6a8bf491e6b";

    private const string FullJson =
        """{"api":"chat","endpoint":"http://127.0.0.1:8000/v1","messages":[{"contents":[{"text":"Be brief: ä €","type":"text"}],"role":"system"},{"contents":[{"text":"a\"b\\c\nd","type":"text"}],"name":"Ann","role":"user"}],"model":"m","options":{"additional":{"logit_bias":{"10":-1,"9":2.5},"verbosity":"low"},"frequency_penalty":0.1,"max_output_tokens":16,"presence_penalty":-0.5,"reasoning_effort":"low","seed":7,"stop":["\n\n","END"],"temperature":0.7,"tool_mode":"required:find","top_k":40,"top_p":0.95},"provider":"openai","repeat":2,"response_format":{"name":"label","schema":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"number"}}},"type":"json"},"revision":"r1","tools":[{"description":"Finds","name":"find","schema":{"type":"object"}}]}""";

    // printf '%s' "$FullJson" | sha256sum
    private const string FullKey = "bb0666022242a065498d7e38986f31a8b07e806fda1cfbefbb8e90a87e50f20b";

    [Fact]
    public void Key_PlainRequest_IsGolden()
    {
        var request = Samples.Request();
        Assert.Equal(PlainJson, Encoding.UTF8.GetString(request.CanonicalJson.Span));
        Assert.Equal(PlainKey, request.Key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Key_FullRequest_IsGoldenInEveryCulture(string culture)
    {
        var request = InCulture.Run(culture, () =>
        {
            var made = Full();
            _ = made.Key;
            return made;
        });
        Assert.Equal(FullJson, Encoding.UTF8.GetString(request.CanonicalJson.Span));
        Assert.Equal(FullKey, request.Key.ToString());
    }

    [Fact]
    public void Key_NoOptionsAndEmptyOptions_IsTheSame() =>
        Assert.Equal(Samples.Request().Key, (Samples.Request() with { Options = new ChatOptions { StopSequences = [], Tools = [] } }).Key);

    [Fact]
    public void Key_AnythingThatCanChangeTheAnswer_ChangesIt()
    {
        var plain = Full();
        ModelRequest[] others =
        [
            plain with { Model = plain.Model with { Provider = "other" } },
            plain with { Model = plain.Model with { Endpoint = "openai" } },
            plain with { Model = plain.Model with { Model = "n" } },
            plain with { Model = plain.Model with { Api = "responses" } },
            plain with { Model = plain.Model with { Revision = null } },
            plain with { Repeat = 3 },
            plain with { Messages = plain.Messages.Reverse().ToList() },
            plain with { Messages = plain.Messages.Take(1).ToList() },
            With(options => options.Temperature = 0.70000005f),
            With(options => options.TopP = null),
            With(options => options.TopK = 41),
            With(options => options.Seed = 8),
            With(options => options.MaxOutputTokens = 17),
            With(options => options.StopSequences = ["END", "\n\n"]),
            With(options => options.FrequencyPenalty = 0),
            With(options => options.PresencePenalty = 0),
            With(options => options.ResponseFormat = ChatResponseFormat.Json),
            With(options => options.ResponseFormat = ChatResponseFormat.Text),
            With(options => options.ToolMode = ChatToolMode.Auto),
            With(options => options.Tools = null),
            With(options => options.Instructions = "Be kind."),
            With(options => options.AllowMultipleToolCalls = true),
            With(options => options.Reasoning = null),
            With(options => options.AdditionalProperties!["verbosity"] = "high"),
        ];
        Assert.Equal(others.Length + 1, others.Append(plain).Select(request => request.Key).Distinct().Count());
    }

    [Fact]
    public void Key_OrderOfAdditionalProperties_DoesNotMatter()
    {
        var other = With(options => options.AdditionalProperties = new AdditionalPropertiesDictionary
        {
            ["verbosity"] = "low",
            ["logit_bias"] = new Dictionary<string, object?> { ["9"] = 2.5, ["10"] = -1 },
        });
        Assert.Equal(Full().Key, other.Key);
    }

    [Fact]
    public void Key_OrderOfPropertiesInASchema_Matters()
    {
        var other = With(options => options.ResponseFormat = Format("""{"type":"object","properties":{"a":{"type":"number"},"z":{"type":"string"}}}"""));
        Assert.NotEqual(Full().Key, other.Key);
    }

    [Fact]
    public void Key_ComposedAndDecomposedLetters_AreDifferent() =>
        Assert.NotEqual(Samples.Request("\u00E9").Key, Samples.Request("e\u0301").Key);

    [Fact]
    public void Key_LoneSurrogate_IsThatOfTheReplacementCharacterSentInItsPlace() =>
        Assert.Equal(Samples.Request("a\uFFFDb").Key, Samples.Request("a\uD800b").Key);

    [Fact]
    public void Key_CopyWithAnotherText_IsComputedAnew()
    {
        var request = Samples.Request();
        var before = request.Key;
        var copy = request with { Messages = [new ChatMessage(ChatRole.User, "Other")] };
        Assert.NotEqual(before, copy.Key);
        Assert.Equal(before, (copy with { Messages = request.Messages }).Key);
    }

    [Fact]
    public void Key_ToolCallsAndResultsAndPictures_ArePartOfIt()
    {
        ModelRequest Of(AIContent content) => Samples.Request() with { Messages = [new ChatMessage(ChatRole.Assistant, [content])] };
        AIContent[] contents =
        [
            new TextContent("x"),
            new TextReasoningContent("x"),
            new ErrorContent("x"),
            new DataContent(new byte[] { 1 }, "image/png"),
            new DataContent(new byte[] { 2 }, "image/png"),
            new UriContent(new Uri("http://localhost/a.png"), "image/png"),
            new HostedFileContent("file-1"),
            new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["q"] = "a" }),
            new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["q"] = "b" }),
            new FunctionResultContent("1", "found"),
            new FunctionResultContent("1", JsonDocument.Parse("[1]")),
        ];
        Assert.Equal(contents.Length, contents.Select(content => Of(content).Key).Distinct().Count());
    }

    [Fact]
    public void Key_WhatHasNoCanonicalForm_IsRefused()
    {
        Assert.Throws<NotSupportedException>(() => With(options => options.RawRepresentationFactory = _ => null).Key);
        Assert.Throws<NotSupportedException>(() => With(options => options.AdditionalProperties!["x"] = new object()).Key);
    }

    [Fact]
    public void Equals_SameContent_IsTrue()
    {
        Assert.Equal(Samples.Request(), Samples.Request());
        Assert.NotEqual(Samples.Request(), Samples.Request("Other"));
    }

    private static ModelRequest With(Action<ChatOptions> change)
    {
        var request = Full();
        change(request.Options!);
        return request;
    }

    private static ModelRequest Full() => new()
    {
        Model = new ModelIdentity("openai", "http://127.0.0.1:8000/v1", "m", "chat", "r1"),
        Messages = [new ChatMessage(ChatRole.System, "Be brief: ä €"), new ChatMessage(ChatRole.User, "a\"b\\c\nd") { AuthorName = "Ann" }],
        Options = new ChatOptions
        {
            Temperature = 0.7f,
            TopP = 0.95f,
            TopK = 40,
            MaxOutputTokens = 16,
            Seed = 7,
            StopSequences = ["\n\n", "END"],
            FrequencyPenalty = 0.1f,
            PresencePenalty = -0.5f,
            ResponseFormat = Format("""{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"number"}}}"""),
            Tools = [Tool()],
            ToolMode = ChatToolMode.RequireSpecific("find"),
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
            AdditionalProperties = new AdditionalPropertiesDictionary
            {
                ["verbosity"] = "low",
                ["logit_bias"] = new Dictionary<string, object?> { ["9"] = 2.5, ["10"] = -1 },
            },
        },
        Repeat = 2,
    };

    private static ChatResponseFormatJson Format(string schema) => ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(schema).RootElement, "label");

    private static AIFunctionDeclaration Tool() =>
        AIFunctionFactory.CreateDeclaration("find", "Finds", JsonDocument.Parse("""{"type":"object"}""").RootElement);
}
