namespace EvalKit.Models.Embedded;

/// <summary>What a classical system does: one answer to one conversation, depending on nothing else.</summary>
internal interface ITextSystem
{
    string Answer(Conversation conversation);
}
