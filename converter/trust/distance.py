"""Fits the statistics that tell how far an image's features, or a field's colours, lie from the training images'."""

import numpy as np
from numpy.typing import NDArray
from sklearn.covariance import LedoitWolf
from sklearn.decomposition import PCA

from inference.card import OutOfDistributionMethod
from inference.trust import directions

# The bundle format allows no more (DESIGN.md, trust.npz).
MAX_COMPONENTS = 64
# Of a direction, whose length is 1: where components hold all there is, rounding errors must not count as foreign.
_SMALLEST_RESIDUAL_SQUARE = 1e-6

Arrays = dict[str, NDArray[np.float32]]


def feature_statistics(
    features: NDArray[np.float32],
    truth: NDArray[np.int64],
    component_count: int,
    method: OutOfDistributionMethod,
) -> Arrays:
    """Means, principal components and covariance of the training features: of many images, never of one.

    Args:
        features: float (N, C), of training images.
        truth: int (N,), class index 0 to K - 1, every class at least once.
        component_count: 1 to 64; fewer are taken where there are fewer features or images.
        method: for which score.

    Returns:
        float32 arrays as `inference.trust.out_of_distribution_scores` takes them.
    """
    known = features.astype(np.float64)
    if method is OutOfDistributionMethod.DIRECTION:
        known = directions(known)
    count = min(component_count, MAX_COMPONENTS, known.shape[1], len(known) - 1)
    # Through the covariance: a tenth of the time of a decomposition of all images' features.
    pca = PCA(n_components=count, svd_solver="covariance_eigh").fit(known)
    reduced = pca.transform(known)
    means = np.stack([reduced[truth == label].mean(axis=0) for label in np.unique(truth)])
    precision = LedoitWolf(assume_centered=True).fit(reduced - means[truth]).precision_
    arrays = {
        "feature_mean": pca.mean_,
        "components": pca.components_.T,
        "class_means": means,
        "precision": precision,
    }
    if method is OutOfDistributionMethod.DIRECTION:
        residuals = known - pca.inverse_transform(reduced)
        square = max(float(np.square(residuals).sum(axis=1).mean()), _SMALLEST_RESIDUAL_SQUARE)
        arrays["residual_square"] = np.array([square])
    return {name: np.asarray(array, dtype=np.float32) for name, array in arrays.items()}


def stain_statistics(stains: NDArray[np.float64]) -> Arrays:
    """Mean and precision of the training fields' colour statistics.

    Args:
        stains: float (N, 6), `inference.quality.Quality.stain` of training images.
    """
    fitted = LedoitWolf().fit(stains)
    return {
        "stain_mean": fitted.location_.astype(np.float32),
        "stain_precision": fitted.precision_.astype(np.float32),
    }
