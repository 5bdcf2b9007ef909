using Microsoft.Extensions.AI;

namespace EvalKit.Models;

/// <summary>Counts the images of a conversation, which limits and prices count apart.</summary>
public static class ImageCount
{
    /// <summary>The number of images in all messages.</summary>
    public static int Of(IReadOnlyList<ChatMessage> messages) => messages.Sum(m => m.Contents.Count(IsImage));

    internal static bool IsImage(AIContent content) =>
        (content is DataContent { MediaType: var data } && IsImage(data)) || (content is UriContent { MediaType: var uri } && IsImage(uri));

    private static bool IsImage(string mediaType) => mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
}
