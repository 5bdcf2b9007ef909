namespace EvalKit.Models.Embedded;

/// <summary>A document that a retriever can find.</summary>
/// <param name="Id">Unique among the documents of one retriever; breaks ties, in ordinal order.</param>
/// <param name="Title">Searched together with the text; may be empty.</param>
/// <param name="Text">The body; paragraphs are separated by an empty line.</param>
public sealed record RetrievalDocument(string Id, string Title, string Text);
