using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Fakes.Answers;

/// <summary>Picks one of the labels by the SHA-256 of the message: the same label for the same message on every machine.</summary>
public sealed class LabelAnswer(IReadOnlyList<string> labels) : IAnswer
{
    /// <inheritdoc/>
    public string To(string message)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(message));
        return labels[(int)(BitConverter.ToUInt32(hash) % (uint)labels.Count)];
    }
}
