using System.Globalization;
using System.Text.Json;
using EvalKit.Models.Embedded;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Tests.Embedded;

internal static class Asking
{
    public static string Ask(this EmbeddedModel model, string input) => model.Ask([new ChatMessage(ChatRole.User, input)]);

    public static string Ask(this EmbeddedModel model, IEnumerable<ChatMessage> messages)
    {
        var call = model.Client.GetResponseAsync(messages);
        Assert.True(call.IsCompletedSuccessfully);
        return call.Result.Text;
    }

    public static string AskAbout(this EmbeddedModel model, string passages, string question) =>
        model.Ask([new ChatMessage(ChatRole.System, passages), new ChatMessage(ChatRole.User, question)]);

    public static List<(string Id, double Score)> Retrieve(this EmbeddedModel model, string query)
    {
        using var json = JsonDocument.Parse(model.Ask(query));
        return [.. json.RootElement.GetProperty("documents").EnumerateArray().Select(found => (found.GetProperty("id").GetString()!, found.GetProperty("score").GetDouble()))];
    }

    public static T InCulture<T>(string name, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
