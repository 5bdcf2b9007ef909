using EvalKit.Models.Embedded.Text;
using Microsoft.Extensions.AI;

namespace EvalKit.Models.Embedded;

/// <summary>The parts of a chat that a classical system reads.</summary>
/// <param name="Input">Text of the last user message, empty if there is none.</param>
/// <param name="Context">Texts of the other messages in order, answers of the assistant left out.</param>
internal sealed record Conversation(string Input, IReadOnlyList<string> Context)
{
    public static Conversation Of(IEnumerable<ChatMessage> messages)
    {
        var all = messages.ToList();
        var last = all.FindLastIndex(message => message.Role == ChatRole.User);
        var input = last < 0 ? "" : WellFormed.Text(all[last].Text, EmbeddedLimits.Characters);

        var context = new List<string>();
        var left = EmbeddedLimits.Characters;
        for (var index = 0; index < all.Count && left > 0; index++)
        {
            if (index == last || all[index].Role == ChatRole.Assistant)
                continue;
            var text = WellFormed.Text(all[index].Text, left);
            left -= text.Length;
            if (text.Length > 0)
                context.Add(text);
        }

        return new Conversation(input, context);
    }
}
